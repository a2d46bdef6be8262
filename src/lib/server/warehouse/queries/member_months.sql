-- Members of an area by month and payer over a span of months, of the desa and segments that reported every month of it
-- (`desa` of `desa_all`). A null bind, and segment total, mean "all".
with members as (
  select *
  from payers_monthly
  where period between $first and $last
    and $segment in ('total', segment)
    and ($kecamatan is null or desa_code in (select code from desa where kecamatan_code = $kecamatan))
),

spans as (
  select segment, desa_code, count(distinct period) = $months as complete
  from members
  group by segment, desa_code
),

desa as (
  select
    count(distinct desa_code) filter (where complete)::integer as desa,
    count(distinct desa_code)::integer as desa_all
  from spans
),

months as (
  select
    members.period,
    members.payer,
    sum(members.active)::integer as active,
    sum(members.arrears)::integer as arrears,
    sum(members.ended)::integer as ended
  from members
  inner join spans on spans.segment = members.segment and spans.desa_code = members.desa_code and spans.complete
  group by members.period, members.payer
)

select months.*, desa.desa, desa.desa_all
from months
cross join desa
order by months.payer, months.period
