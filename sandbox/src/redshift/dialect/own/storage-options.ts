/** Options of COPY and UNLOAD, with those of several words. */
export const STORAGE_OPTIONS: ReadonlySet<string> = new Set(
  (
    'iam_role,credentials,with,with credentials,access_key_id,secret_access_key,session_token,format,parquet,csv,json,' +
    'avro,orc,shapefile,delimiter,fixedwidth,quote,escape,region,manifest,manifest verbose,gzip,bzip2,lzop,zstd,' +
    'acceptanydate,acceptinvchars,blanksasnull,dateformat,emptyasnull,encoding,explicit_ids,fillrecord,ignoreblanklines,' +
    'ignoreheader,null,readratio,removequotes,roundec,timeformat,trimblanks,truncatecolumns,comprows,compupdate,' +
    'ignoreallerrors,serializetojson,maxerror,noload,statupdate,encrypted,master_symmetric_key,ssh,kms_key_id,partition,partition by,' +
    'header,addquotes,allowoverwrite,cleanpath,parallel,maxfilesize,rowgroupsize,extension,include'
  ).split(','),
);
