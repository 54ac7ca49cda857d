import { Command, InvalidArgumentError } from 'commander';
import { Money } from '../../domain/ledger/money.js';
import { AccountId } from '../../domain/shared/ids.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';
import { withComponent } from './with-component.js';

interface TransferCommandOptions extends CommonOptions {
  readonly key: string;
}

interface StatementOptions extends CommonOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

const LARGEST_ID = 9_223_372_036_854_775_807n;

/** `sextant ledger open|transfer|statement` */
export function ledgerCommand(terminal: Terminal): Command {
  return new Command('ledger')
    .summary('open accounts, transfer money and state what came and went')
    .description('Opens accounts, transfers money between them and states what came and went.')
    .addHelpText('after', '\nExample:\n  $ sextant ledger transfer 1 2 40.00 EUR --key order-1041')
    .addCommand(openCommand(terminal))
    .addCommand(transferCommand(terminal))
    .addCommand(statementCommand(terminal));
}

function openCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('open'), { json: 'print one object: { id, owner, balance, currency, openedAt }' })
    .summary('open an account')
    .description('Opens an account in one currency that holds an amount from the start.')
    .argument('<owner>', '1 to 255 characters')
    .argument('<amount>', 'decimal number with no more decimals than the currency has')
    .argument('<currency>', 'code of ISO 4217, such as EUR')
    .addHelpText('after', '\nExample:\n  $ sextant ledger open "Vera Rubin" 100.00 EUR')
    .action(async (owner: string, amount: string, currency: string, options: CommonOptions) => {
      const { AccountService } = await import('../../services/ledger/account.service.js');
      const balance = Money.parse(amount, currency);
      const account = await withComponent(terminal, options, AccountService, (accounts) => accounts.open({ owner, balance }));
      const { id, openedAt } = account;
      const shown = { id, owner: account.owner, balance: balance.amount, currency: balance.currency, openedAt: openedAt.toString() };
      const told = `opened account ${String(id)} of ${account.owner} with ${balance.toString()}`;
      writeLine(terminal.stdout, options.json ? toJson(shown) : told);
    });
}

function transferCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('transfer'), {
    json: 'print one object: { id, from, to, amount, currency, fromBalance, toBalance, at }',
  })
    .summary('transfer money from one account to another')
    .description('Transfers money. Repeating a key with the same accounts and amount moves nothing and shows the first transfer.')
    .argument('<from>', 'id of an account', accountId)
    .argument('<to>', 'id of another', accountId)
    .argument('<amount>', 'positive decimal number')
    .argument('<currency>', 'that of both accounts')
    .requiredOption('--key <text>', 'what this one transfer is known by, 1 to 255 characters')
    .addHelpText('after', '\nExample:\n  $ sextant ledger transfer 1 2 40.00 EUR --key order-1041')
    .action(async (from: AccountId, to: AccountId, amount: string, currency: string, options: TransferCommandOptions) => {
      const { TransferService } = await import('../../services/ledger/transfer.service.js');
      const money = Money.parse(amount, currency);
      const { id, outcome } = await withComponent(terminal, options, TransferService, (transfers) =>
        transfers.transferFunds(from, to, money, { idempotencyKey: options.key }),
      );
      const [fromBalance, toBalance] = [outcome.fromBalance.amount, outcome.toBalance.amount];
      const shown = { id, from, to, amount: money.amount, currency: money.currency, fromBalance, toBalance, at: outcome.at.toString() };
      if (options.json) return writeLine(terminal.stdout, toJson(shown));
      const accounts = [
        [String(from), money.negated().amount, fromBalance],
        [String(to), money.amount, toBalance],
      ];
      writeLine(terminal.stdout, `transfer ${String(id)}\n${textTable([['ACCOUNT', money.currency, 'BALANCE'], ...accounts])}`);
    });
}

function statementCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('statement'), {
    json: 'print one object: { entries: [{ transferId, counterparty, amount, balance, currency, at }], next }',
  })
    .summary('what came to an account and went from it')
    .description('States what came to an account and went from it, oldest first, with the balance after each.')
    .argument('<account>', 'id of an account', accountId)
    .option('-l, --limit <count>', 'at most this many entries, up to 1000 (default: 100)', (text) => Number(text))
    .option('--cursor <text>', 'go on where an earlier page ended')
    .addHelpText('after', '\nExample:\n  $ sextant ledger statement 1 --limit 20')
    .action(async (account: AccountId, options: StatementOptions) => {
      const { AccountService } = await import('../../services/ledger/account.service.js');
      const { items, next } = await withComponent(terminal, options, AccountService, (accounts) =>
        accounts.statement(account, { limit: options.limit, cursor: options.cursor }),
      );
      const entries = items.map(({ transferId, counterparty, amount, balance, at }) => ({
        transferId,
        counterparty,
        amount: amount.amount,
        balance: balance.amount,
        currency: amount.currency,
        at: at.toString(),
      }));
      if (options.json) return writeLine(terminal.stdout, toJson({ entries, next: next ?? null }));
      const rows = entries.map((entry) => [
        String(entry.transferId),
        entry.at,
        String(entry.counterparty),
        entry.amount,
        entry.balance,
        entry.currency,
      ]);
      const table = textTable([['TRANSFER', 'AT', 'COUNTERPARTY', 'AMOUNT', 'BALANCE', 'CURRENCY'], ...rows]);
      writeLine(terminal.stdout, rows.length === 0 ? 'nothing came or went' : table);
      if (next !== undefined) writeLine(terminal.stdout, `There is more: --cursor ${next}`);
    });
}

function accountId(text: string): AccountId {
  if (!/^[1-9]\d{0,18}$/.test(text) || BigInt(text) > LARGEST_ID) throw new InvalidArgumentError('Write the id of an account, such as 1.');
  return AccountId(BigInt(text));
}
