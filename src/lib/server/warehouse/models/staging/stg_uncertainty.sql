-- One row per stated standard deviation (assumptions).
with facts as (
  select quantity, applies_to, sd::double as sd, unit, meaning
  from read_csv(getvariable('reference_dir') || '/uncertainty.csv', header = true, all_varchar = true)
)

select * from facts
