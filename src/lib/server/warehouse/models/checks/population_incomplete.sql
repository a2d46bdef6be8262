-- warning: imported residents are used once they cover every desa
select period || ': ' || count(distinct desa_code) || ' of ' || (select count(*) from stg_desa) || ' desa' as problem
from stg_population
group by period
having count(distinct desa_code) < (select count(*) from stg_desa)
