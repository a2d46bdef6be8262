-- People of an area in one month by segment, payer, status said, last month paid and first month, where the last month is
-- known: `rows` of the mart and desa they are in. A null bind means "all".
select
  segment,
  payer,
  status,
  paid_through,
  first_month,
  sum(people)::integer as people,
  count(*)::integer as rows
from member_groups
where period = $period
  and ($code is null or desa_code = $code)
  and ($kecamatan is null or desa_code in (select code from desa where kecamatan_code = $kecamatan))
group by segment, payer, status, paid_through, first_month
order by segment, payer, paid_through, first_month, status
