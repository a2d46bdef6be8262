-- Grain: denominator × segment. Values that nothing is divided by; shown to say how far a set could be off.
with variants as (
  select denominator, segment, label, value, as_of, definition, source, is_imported as imported
  from stg_denominators
  where denominator = 'sakernas-jateng'
)

select * from variants
order by denominator, segment
