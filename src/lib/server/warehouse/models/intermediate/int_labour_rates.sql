-- One row: labour rates of the scope, the latest up to 2023 (the year of the denominators).
with latest as (
  select indicator, arg_max(value, year) as value
  from stg_labour
  where area_code = getvariable('scope') and year <= 2023
  group by indicator
),

rates as (
  select
    max(value) filter (where indicator = 'share_15_plus') as share_15_plus,
    max(value) filter (where indicator = 'tpak') as tpak,
    max(value) filter (where indicator = 'tpt') as tpt
  from latest
)

select * from rates
