-- One row per imported count of residents.
with counts as (
  select period, desa_code, sex, age, people
  from imported_population
)

select * from counts
