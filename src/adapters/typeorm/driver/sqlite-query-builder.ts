import { InsertQueryBuilder, SelectQueryBuilder, type ObjectLiteral } from 'typeorm';

/** TypeORM's query builder, except that its inserts return what the database filled in. */
export class SqliteSelectQueryBuilder<Entity extends ObjectLiteral> extends SelectQueryBuilder<Entity> {
  override insert(): InsertQueryBuilder<Entity> {
    this.expressionMap.queryType = 'insert';
    return new SqliteInsertQueryBuilder<Entity>(this);
  }
}

/** TypeORM writes RETURNING into inserts only for the databases it lists by name, and SQLite is not among them. */
class SqliteInsertQueryBuilder<Entity extends ObjectLiteral> extends InsertQueryBuilder<Entity> {
  protected override createInsertExpression(): string {
    const text = super.createInsertExpression();
    const returning = this.createReturningExpression('insert');
    return returning === '' ? text : `${text} RETURNING ${returning}`;
  }
}
