-- Active BPU members of the whole scope in one month by payer, and desa that have such; no row where nobody reported.
select payer, sum(active)::integer as active, count_if(active > 0)::integer as desa
from payers_monthly
where period = $period and segment = 'bpu'
group by payer
order by payer
