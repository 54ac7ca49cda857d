/**
 * The tables of the ALeRCE catalogue as its library (db-plugins 4.2.6) creates them on PostgreSQL: names, types, keys and
 * indexes are theirs, so that reflection is tried on a schema that nobody wrote for it.
 */
export const ALERCE_TABLES: readonly string[] = [
  `CREATE TABLE object (
    oid varchar NOT NULL, ndethist integer, ncovhist integer, mjdstarthist double precision, mjdendhist double precision, corrected
    boolean, stellar boolean, ndet integer, g_r_max double precision, g_r_max_corr double precision, g_r_mean double precision,
    g_r_mean_corr double precision, meanra double precision, meandec double precision, sigmara double precision, sigmadec double
    precision, deltajd double precision, firstmjd double precision, lastmjd double precision, step_id_corr varchar, diffpos boolean,
    reference_change boolean, PRIMARY KEY (oid)
  )`,
  `CREATE TABLE step (
    step_id varchar NOT NULL, name varchar NOT NULL, version varchar NOT NULL, comments varchar NOT NULL, date timestamp NOT NULL,
    PRIMARY KEY (step_id)
  )`,
  `CREATE TABLE detection (
    candid bigint NOT NULL, oid varchar NOT NULL, mjd double precision NOT NULL, fid integer NOT NULL, pid double precision NOT NULL,
    diffmaglim double precision, isdiffpos integer NOT NULL, nid integer, ra double precision NOT NULL, "dec" double precision NOT
    NULL, magpsf double precision NOT NULL, sigmapsf double precision NOT NULL, magap double precision, sigmagap double precision,
    distnr double precision, rb double precision, rbversion varchar, drb double precision, drbversion varchar, magapbig double
    precision, sigmagapbig double precision, rfid integer, magpsf_corr double precision, sigmapsf_corr double precision,
    sigmapsf_corr_ext double precision, corrected boolean NOT NULL, dubious boolean NOT NULL, parent_candid bigint, has_stamp boolean
    NOT NULL, step_id_corr varchar NOT NULL, PRIMARY KEY (candid, oid), CONSTRAINT detection_oid_fkey FOREIGN KEY (oid) REFERENCES
    object (oid)
  )`,
  `CREATE TABLE dataquality (
    candid bigint NOT NULL, oid varchar NOT NULL, fid integer NOT NULL, xpos double precision, ypos double precision, chipsf double
    precision, sky double precision, fwhm double precision, classtar double precision, mindtoedge double precision, seeratio double
    precision, aimage double precision, bimage double precision, aimagerat double precision, bimagerat double precision, nneg integer,
    nbad integer, sumrat double precision, scorr double precision, dsnrms double precision, ssnrms double precision, magzpsci double
    precision, magzpsciunc double precision, magzpscirms double precision, nmatches integer, clrcoeff double precision, clrcounc
    double precision, zpclrcov double precision, zpmed double precision, clrmed double precision, clrrms double precision, exptime
    double precision, PRIMARY KEY (candid, oid), CONSTRAINT dataquality_candid_oid_fkey FOREIGN KEY (candid, oid) REFERENCES detection
    (candid, oid)
  )`,
  `CREATE TABLE feature_version (
    version varchar NOT NULL, step_id_feature varchar, step_id_preprocess varchar, PRIMARY KEY (version), CONSTRAINT
    feature_version_step_id_feature_fkey FOREIGN KEY (step_id_feature) REFERENCES step (step_id), CONSTRAINT
    feature_version_step_id_preprocess_fkey FOREIGN KEY (step_id_preprocess) REFERENCES step (step_id)
  )`,
  `CREATE TABLE feature (
    oid varchar NOT NULL, name varchar NOT NULL, value double precision, fid integer NOT NULL, version varchar NOT NULL, PRIMARY KEY
    (oid, name, fid, version), CONSTRAINT feature_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid), CONSTRAINT feature_version_fkey
    FOREIGN KEY (version) REFERENCES feature_version (version)
  )`,
  `CREATE TABLE gaia_ztf (
    oid varchar NOT NULL, candid bigint NOT NULL, neargaia double precision, neargaiabright double precision, maggaia double
    precision, maggaiabright double precision, unique1 boolean NOT NULL, PRIMARY KEY (oid), CONSTRAINT gaia_ztf_oid_fkey FOREIGN KEY
    (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE magstat (
    oid varchar NOT NULL, fid integer NOT NULL, stellar boolean NOT NULL, corrected boolean NOT NULL, ndet integer NOT NULL, ndubious
    integer NOT NULL, dmdt_first double precision, dm_first double precision, sigmadm_first double precision, dt_first double
    precision, magmean double precision, magmedian double precision, magmax double precision, magmin double precision, magsigma double
    precision, maglast double precision, magfirst double precision, magmean_corr double precision, magmedian_corr double precision,
    magmax_corr double precision, magmin_corr double precision, magsigma_corr double precision, maglast_corr double precision,
    magfirst_corr double precision, firstmjd double precision, lastmjd double precision, step_id_corr varchar NOT NULL,
    saturation_rate double precision, PRIMARY KEY (oid, fid), CONSTRAINT magstat_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE non_detection (
    oid varchar NOT NULL, fid integer NOT NULL, mjd double precision NOT NULL, diffmaglim double precision, PRIMARY KEY (oid, fid,
    mjd), CONSTRAINT non_detection_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE pipeline (
    pipeline_id varchar NOT NULL, step_id_corr varchar, step_id_feat varchar, step_id_clf varchar, step_id_out varchar, step_id_stamp
    varchar, date timestamp NOT NULL, PRIMARY KEY (pipeline_id)
  )`,
  `CREATE TABLE probability (
    oid varchar NOT NULL, class_name varchar NOT NULL, classifier_name varchar NOT NULL, classifier_version varchar NOT NULL,
    probability double precision NOT NULL, ranking integer NOT NULL, PRIMARY KEY (oid, class_name, classifier_name,
    classifier_version), CONSTRAINT probability_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE ps1_ztf (
    oid varchar NOT NULL, candid bigint NOT NULL, objectidps1 double precision, sgmag1 double precision, srmag1 double precision,
    simag1 double precision, szmag1 double precision, sgscore1 double precision, distpsnr1 double precision, objectidps2 double
    precision, sgmag2 double precision, srmag2 double precision, simag2 double precision, szmag2 double precision, sgscore2 double
    precision, distpsnr2 double precision, objectidps3 double precision, sgmag3 double precision, srmag3 double precision, simag3
    double precision, szmag3 double precision, sgscore3 double precision, distpsnr3 double precision, nmtchps integer NOT NULL,
    unique1 boolean NOT NULL, unique2 boolean NOT NULL, unique3 boolean NOT NULL, PRIMARY KEY (oid, candid), CONSTRAINT
    ps1_ztf_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE reference (
    oid varchar NOT NULL, rfid bigint NOT NULL, candid bigint NOT NULL, fid integer NOT NULL, rcid integer, field integer, magnr
    double precision, sigmagnr double precision, chinr double precision, sharpnr double precision, ranr double precision NOT NULL,
    decnr double precision NOT NULL, mjdstartref double precision NOT NULL, mjdendref double precision NOT NULL, nframesref integer
    NOT NULL, PRIMARY KEY (oid, rfid), CONSTRAINT reference_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE ss_ztf (
    oid varchar NOT NULL, candid bigint NOT NULL, ssdistnr double precision, ssmagnr double precision, ssnamenr varchar, PRIMARY KEY
    (oid), CONSTRAINT ss_ztf_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  `CREATE TABLE taxonomy (
    classifier_name varchar NOT NULL, classifier_version varchar NOT NULL, classes text[] NOT NULL, PRIMARY KEY (classifier_name,
    classifier_version)
  )`,
  `CREATE TABLE allwise (
    oid_catalog varchar NOT NULL, ra double precision NOT NULL, "dec" double precision NOT NULL, w1mpro double precision, w2mpro
    double precision, w3mpro double precision, w4mpro double precision, w1sigmpro double precision, w2sigmpro double precision,
    w3sigmpro double precision, w4sigmpro double precision, j_m_2mass double precision, h_m_2mass double precision, k_m_2mass double
    precision, j_msig_2mass double precision, h_msig_2mass double precision, k_msig_2mass double precision, PRIMARY KEY (oid_catalog)
  )`,
  `CREATE TABLE xmatch (
    oid varchar NOT NULL, catid varchar NOT NULL, oid_catalog varchar NOT NULL, dist double precision NOT NULL, class_catalog varchar,
    period double precision, PRIMARY KEY (oid, catid), CONSTRAINT xmatch_oid_fkey FOREIGN KEY (oid) REFERENCES object (oid)
  )`,
  'CREATE INDEX ix_allwise_dec ON allwise ("dec")',
  'CREATE INDEX ix_allwise_ra ON allwise (ra)',
  'CREATE INDEX ix_classification_rank1 ON probability (ranking) WHERE (ranking = 1)',
  'CREATE INDEX ix_feature_oid_2 ON feature USING hash (oid)',
  'CREATE INDEX ix_magstats_dmdt_first ON magstat (dmdt_first)',
  'CREATE INDEX ix_magstats_firstmjd ON magstat (firstmjd)',
  'CREATE INDEX ix_magstats_lastmjd ON magstat (lastmjd)',
  'CREATE INDEX ix_magstats_magfirst ON magstat (magfirst)',
  'CREATE INDEX ix_magstats_maglast ON magstat (maglast)',
  'CREATE INDEX ix_magstats_magmean ON magstat (magmean)',
  'CREATE INDEX ix_magstats_magmin ON magstat (magmin)',
  'CREATE INDEX ix_magstats_ndet ON magstat (ndet)',
  'CREATE INDEX ix_magstats_oid ON magstat USING hash (oid)',
  'CREATE INDEX ix_ndetection_oid ON detection USING hash (oid)',
  'CREATE INDEX ix_non_detection_oid ON non_detection USING hash (oid)',
  'CREATE INDEX ix_object_firstmjd ON object (firstmjd)',
  'CREATE INDEX ix_object_g_r_max ON object (g_r_max)',
  'CREATE INDEX ix_object_g_r_mean_corr ON object (g_r_mean_corr)',
  'CREATE INDEX ix_object_meandec ON object (meandec)',
  'CREATE INDEX ix_object_meanra ON object (meanra)',
  'CREATE INDEX ix_object_ndet ON object (ndet)',
  'CREATE INDEX ix_probabilities_oid ON probability USING hash (oid)',
  'CREATE INDEX ix_probabilities_probability ON probability (probability)',
  'CREATE INDEX ix_probabilities_ranking ON probability (ranking)',
  'CREATE INDEX ix_reference_fid ON reference (fid)',
  'CREATE INDEX ix_ss_ztf_candid ON ss_ztf (candid)',
  'CREATE INDEX ix_ss_ztf_ssnamenr ON ss_ztf (ssnamenr)',
];
