-- One row per area, year and labour indicator.
with facts as (
  select area_code, year::integer as year, indicator, value::double as value, unit, source
  from read_csv(getvariable('reference_dir') || '/labour.csv', header = true, all_varchar = true)
)

select * from facts
