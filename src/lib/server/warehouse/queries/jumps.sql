-- Changes of active members of a desa and segment from one month to the next: a row where they are at least $least people,
-- with the monthly changes of the whole series (median, median absolute deviation, number) and the people of sponsored
-- batches ($sponsors) that ended the month before or began; and a row per month (code null) with the number of changes.
with months as (
  select period, row_number() over (order by period) as month
  from periods
),

series as (
  select
    members.code,
    members.segment,
    members.period,
    months.month,
    members.active as after,
    lag(members.active) over before as before,
    lag(members.period) over before as period_before,
    lag(months.month) over before as month_before
  from members_monthly as members
  inner join months on months.period = members.period
  where members.level = 'desa' and members.segment <> 'total'
  window before as (partition by members.code, members.segment order by months.month)
),

changes as (
  select code, segment, period, period_before, before, after, after - before as change
  from series
  where month_before = month - 1
),

large as (
  select * from changes
  where abs(change) >= $least
),

usual as (
  select changes.code, changes.segment, median(change) as median, mad(change) as mad, count(*)::integer as changes
  from changes
  semi join large on large.code = changes.code and large.segment = changes.segment
  group by changes.code, changes.segment
),

sponsored as (
  select period, desa_code as code, segment, payer, paid_through, sum(people)::integer as people
  from member_groups
  where list_contains(from_json($sponsors, '["VARCHAR"]'), payer) and paid_through >= period
  group by all
),

ended as (
  select
    large.code,
    large.segment,
    large.period,
    sum(batch.people)::integer as people,
    list(batch.payer order by batch.people desc, batch.payer)[1] as payer
  from large
  inner join sponsored as batch
    on batch.code = large.code
    and batch.segment = large.segment
    and batch.period = large.period_before
    and batch.paid_through = large.period_before
  group by large.code, large.segment, large.period
),

began as (
  select
    large.code,
    large.segment,
    large.period,
    sum(batch.people - coalesce(earlier.people, 0))::integer as people,
    list(batch.payer order by batch.people - coalesce(earlier.people, 0) desc, batch.payer)[1] as payer
  from large
  inner join sponsored as batch
    on batch.code = large.code and batch.segment = large.segment and batch.period = large.period
  left join sponsored as earlier
    on earlier.code = batch.code
    and earlier.segment = batch.segment
    and earlier.payer = batch.payer
    and earlier.paid_through = batch.paid_through
    and earlier.period = large.period_before
  where batch.people > coalesce(earlier.people, 0)
  group by large.code, large.segment, large.period
),

found as (
  select
    large.period,
    large.code,
    large.segment,
    large.before,
    large.after,
    usual.median,
    usual.mad,
    usual.changes,
    coalesce(ended.people, 0) as ended,
    ended.payer as ended_payer,
    coalesce(began.people, 0) as began,
    began.payer as began_payer
  from large
  inner join usual on usual.code = large.code and usual.segment = large.segment
  left join ended
    on ended.code = large.code and ended.segment = large.segment and ended.period = large.period
  left join began
    on began.code = large.code and began.segment = large.segment and began.period = large.period
),

counted as (
  select period, null as code, null as segment, null as before, null as after, null as median, null as mad,
    count(*)::integer as changes, 0 as ended, null as ended_payer, 0 as began, null as began_payer
  from changes
  group by period
),

answer as (
  select * from found
  union all
  select * from counted
)

select * from answer
order by period, code, segment
