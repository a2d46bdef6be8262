-- error: the reference facts reproduce the published totals of the scope (desa, kecamatan, census 2010)
with actual as (
  select 'desa' as quantity, count(*) as value from int_desa
  union all
  select 'kecamatan', count(distinct kecamatan_code) from int_desa
  union all
  select 'population_sp2010', sum(population_sp2010) from int_desa
)

select
  'data/reference: ' || actual.quantity || ' is ' || actual.value || ', should be ' || expected.value as problem
from stg_expectations as expected
inner join actual on actual.quantity = expected.quantity
where expected.scope = getvariable('scope') and actual.value <> expected.value
