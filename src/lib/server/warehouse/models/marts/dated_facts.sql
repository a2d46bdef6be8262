-- Grain: fact. Kabupaten figures that the estimate of workers rests on or is compared with, with their date (`YYYY` or `YYYY-MM`):
-- residents (official 2025, imported, census 2020 of the kecamatan) and the labour figures used, the latest up to 2023.
with labour as (
  select indicator as fact, arg_max(value, year) as value, max(year)::varchar as as_of
  from stg_labour
  where area_code = getvariable('scope')
    and year <= 2023
    and indicator in ('share_15_plus', 'tpak', 'tpt', 'employed')
  group by indicator
),

residents as (
  select 'residents' as fact, population::double as value, '2025' as as_of
  from stg_kabupaten_population
  where code = getvariable('scope')
),

imported as (
  select 'residents_imported' as fact, sum(people)::double as value, max(period) as as_of
  from int_imported_residents
  where is_used
  having count(*) > 0
),

kecamatan as (
  select 'residents_kecamatan' as fact, sum(population_sp2020)::double as value, '2020-09' as as_of
  from stg_kecamatan
  having count(*) > 0
),

facts as (
  select * from labour
  union all
  select * from residents
  union all
  select * from imported
  union all
  select * from kecamatan
)

select * from facts
order by fact
