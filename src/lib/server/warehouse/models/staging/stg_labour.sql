-- One row per area, year and labour indicator: shipped facts, and imported ones in their place (the latest import wins).
with facts as (
  select
    area_code, year::integer as year, indicator, value::double as value, unit, source, '' as imported_at, '' as import_id
  from read_csv(getvariable('reference_dir') || '/labour.csv', header = true, all_varchar = true)
  union all
  select area_code, year, lower(indicator), value, unit, source, imported_at, import_id from imported_labour
),

newest as (
  select * exclude (imported_at, import_id)
  from facts
  qualify row_number() over (
    partition by area_code, year, indicator order by imported_at desc, import_id desc, value desc
  ) = 1
)

select * from newest
