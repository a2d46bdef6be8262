-- error: the total is the sum of the segments, everywhere and every month
select
  total.period || ' ' || total.code || ': segments sum to ' || sum(segments.active) || ', total says ' || total.active as problem
from members_monthly as total
inner join members_monthly as segments
  on segments.period = total.period
  and segments.level = total.level
  and segments.code = total.code
  and segments.segment <> 'total'
where total.segment = 'total'
group by total.period, total.level, total.code, total.active
having sum(segments.active) <> total.active
