-- One row per published total that the reference facts of a scope must reproduce.
with facts as (
  select scope, quantity, value::integer as value
  from read_csv(getvariable('reference_dir') || '/expectations.csv', header = true, all_varchar = true)
)

select * from facts
