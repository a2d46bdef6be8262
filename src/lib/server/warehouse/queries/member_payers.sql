-- Members of an area in one month by segment and payer, and members of the same desa and segments a month before:
-- `before_missing` counts desa that did not report it. A null bind means "all".
with members as (
  select *
  from payers_monthly
  where ($code is null or desa_code = $code)
    and ($kecamatan is null or desa_code in (select code from desa where kecamatan_code = $kecamatan))
),

reported as (
  select segment, desa_code
  from members
  where period = $period
  group by segment, desa_code
),

earlier as (
  select segment, desa_code, sum(active + arrears) as members
  from members
  where period = $before
  group by segment, desa_code
),

desa as (
  select
    reported.segment,
    count(*)::integer as desa_reported,
    coalesce(sum(earlier.members), 0)::integer as members_before,
    count(*) filter (where earlier.desa_code is null)::integer as before_missing
  from reported
  left join earlier on earlier.segment = reported.segment and earlier.desa_code = reported.desa_code
  group by reported.segment
),

payers as (
  select
    segment,
    payer,
    sum(active)::integer as active,
    sum(arrears)::integer as arrears,
    sum(new)::integer as new,
    sum(ended)::integer as ended,
    count(*)::integer as rows,
    bool_or(simulated) as simulated
  from members
  where period = $period
  group by segment, payer
)

select payers.*, desa.desa_reported, desa.members_before, desa.before_missing
from payers
inner join desa on desa.segment = payers.segment
order by payers.segment, payers.payer
