-- How many desa of an area each batch (payer and last month paid, from one month on) is spread over. A null bind, and segment
-- total, mean "all".
select
  payer,
  paid_through,
  count(distinct desa_code)::integer as desa
from member_groups
where period = $period
  and paid_through >= $period
  and (first_month = '' or first_month <= $period)
  and $segment in ('total', segment)
  and ($code is null or desa_code = $code)
  and ($kecamatan is null or desa_code in (select code from desa where kecamatan_code = $kecamatan))
group by payer, paid_through
order by payer, paid_through
