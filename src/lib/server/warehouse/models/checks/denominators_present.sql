-- error: each denominator set has its total and segments, and the segments add up to the total
with sums as (
  select
    denominator,
    max(value) filter (where segment = 'total') as total,
    sum(value) filter (where segment <> 'total') as segments,
    count(*) filter (where segment in ('pu', 'bpu')) as needed,
    string_agg(segment || ' ' || value || if(is_imported, ' imported', ''), ', ' order by segment) as parts,
    bool_or(is_imported) as has_imported
  from stg_denominators
  group by denominator
)

select
  'set ' || names.denominator || ' has total ' || coalesce(total::varchar, 'missing') || ' and segments summing to '
  || coalesce(segments::varchar, 'missing') || ' (' || coalesce(parts, 'no values') || '): '
  || if(
    coalesce(has_imported, false),
    'import its total and all its segments together, so that they add up',
    'mend data/reference/denominators.csv'
  ) as problem
from (values ('potensi'), ('sakernas')) as names (denominator)
left join sums on sums.denominator = names.denominator
where total is distinct from segments or needed is distinct from 2
