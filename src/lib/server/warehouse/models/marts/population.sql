-- Grain: period × desa × sex × age (empty where not split). Residents as imported.
with counts as (
  select period, desa_code, sex, age, people
  from stg_population
)

select * from counts
order by all
