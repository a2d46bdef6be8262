-- error: each denominator set has its total and segments, and the segments add up to the total
with sums as (
  select
    denominator,
    max(value) filter (where segment = 'total') as total,
    sum(value) filter (where segment <> 'total') as segments,
    count(*) filter (where segment in ('pu', 'bpu')) as needed
  from denominators
  group by denominator
)

select
  'data/reference/denominators.csv: set ' || names.denominator || ' has total ' || coalesce(total::varchar, 'missing')
  || ' and segments summing to ' || coalesce(segments::varchar, 'missing') as problem
from (values ('potensi'), ('sakernas')) as names (denominator)
left join sums on sums.denominator = names.denominator
where total is distinct from segments or needed is distinct from 2
