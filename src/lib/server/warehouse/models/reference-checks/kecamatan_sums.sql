-- error: desa add up to their kecamatan (number of desa, census 2010)
with sums as (
  select kecamatan_code, count(*) as desa_count, sum(population_sp2010) as population_sp2010
  from int_desa
  group by kecamatan_code
)

select
  'kecamatan ' || kecamatan.code || ': desa sum to ' || coalesce(sums.desa_count, 0) || ' desa and '
  || coalesce(sums.population_sp2010, 0) || ' people (2010), kecamatan row says ' || kecamatan.desa_count || ' and '
  || kecamatan.population_sp2010 as problem
from stg_kecamatan as kecamatan
left join sums on sums.kecamatan_code = kecamatan.code
where kecamatan.desa_count is distinct from sums.desa_count
  or kecamatan.population_sp2010 is distinct from sums.population_sp2010
