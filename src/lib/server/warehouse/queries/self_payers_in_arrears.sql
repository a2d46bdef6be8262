-- BPU members who pay for themselves and are behind, by desa; null where a source does not tell arrears.
select desa_code as code, cast(sum(arrears) as integer) as people
from payers_monthly
where period = $period
  and segment = 'bpu'
  and payer in ('mandiri', 'perisai')
group by desa_code
order by desa_code
