-- Grain: denominator × segment. The kabupaten value a set states, with date, definition and source.
with registry as (
  select denominator, segment, label, value, as_of, definition, source
  from stg_denominators
  where denominator in ('potensi', 'sakernas')
)

select * from registry
order by denominator, segment
