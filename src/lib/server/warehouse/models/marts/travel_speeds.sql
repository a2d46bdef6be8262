-- Grain: quantity × what it applies to. Assumptions about travel: speeds by terrain, detours, fixed minutes.
with assumptions as (
  select quantity, applies_to, value, unit, as_of, meaning
  from stg_travel_speeds
)

select * from assumptions
order by quantity, applies_to
