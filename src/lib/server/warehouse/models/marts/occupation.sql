-- Grain: period × desa × occupation × sex (empty where not split). Residents as imported.
with counts as (
  select period, desa_code, occupation, sex, people
  from stg_occupation
)

select * from counts
order by all
