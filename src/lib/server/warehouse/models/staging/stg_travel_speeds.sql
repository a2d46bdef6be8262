-- One row per assumption about travel: speeds, detours, fixed minutes.
with facts as (
  select quantity, applies_to, value::double as value, unit, as_of, meaning
  from read_csv(getvariable('reference_dir') || '/travel-speeds.csv', header = true, all_varchar = true)
)

select * from facts
