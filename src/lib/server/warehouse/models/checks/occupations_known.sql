-- warning: imported occupations are in the list; others are left out of the shares of a desa
select written || ': ' || sum(people) || ' people' as problem
from int_occupations
where occupation is null
group by written
