-- error: estimated residents of the desa sum exactly to the kabupaten count
select 'residents of the desa sum to ' || total || ', the kabupaten counts ' || population as problem
from (select sum(population) as total from desa)
cross join (select population from stg_kabupaten_population where code = getvariable('scope'))
where total is distinct from population
