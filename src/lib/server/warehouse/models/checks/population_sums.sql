-- error: residents of the desa sum exactly to the kabupaten count, or to the imported count where one is used
with expected as (
  select coalesce((select sum(people) from int_imported_residents where is_used), population) as population
  from stg_kabupaten_population
  where code = getvariable('scope')
)

select 'residents of the desa sum to ' || total || ', expected are ' || population as problem
from (select sum(population) as total from desa)
cross join expected
where total is distinct from population
