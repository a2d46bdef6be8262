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
),

names as (
  select unnest(['potensi', 'sakernas']) as denominator
  union all
  select distinct denominator from stg_denominators where denominator = 'cabang'
)

select
  'set ' || names.denominator || ' has total ' || coalesce(total::varchar, 'missing') || ' and segments summing to '
  || coalesce(segments::varchar, 'missing') || ' (' || coalesce(parts, 'no values') || '): '
  || case
    when names.denominator = 'cabang'
      then 'import pu and bpu of the branch together in one file (jakon and total may be left out), so that they add up'
    when coalesce(has_imported, false) then 'import its total and all its segments together, so that they add up'
    else 'mend data/reference/denominators.csv'
  end as problem
from names
left join sums on sums.denominator = names.denominator
where total is distinct from segments or needed is distinct from 2
