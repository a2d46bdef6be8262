-- Members of one desa by month, segment and payer.
select period, segment, payer, active, arrears, new, ended
from payers_monthly
where desa_code = $code
order by period, segment, payer
