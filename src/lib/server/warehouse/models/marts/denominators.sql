-- Grain: denominator × segment. The kabupaten value a set states, with date, definition and source; cabang is there once the branch has given it.
with registry as (
  select denominator, segment, label, value, as_of, definition, source, is_imported as imported
  from stg_denominators
  where denominator in ('potensi', 'sakernas', 'cabang')
)

select * from registry
order by denominator, segment
