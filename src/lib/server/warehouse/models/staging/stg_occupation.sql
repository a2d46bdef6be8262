-- One row per imported count of residents by occupation.
with counts as (
  select period, desa_code, occupation, sex, people
  from imported_occupation
)

select * from counts
