-- One row per denominator value; an imported one takes the place of the shipped one of its set and segment (the latest import wins). The branch's own set, cabang, comes whole from one import. The Jawa Tengah variant of Sakernas is a set of its own.
with rows as (
  select
    id, segment, label, value::integer as value, as_of, definition, source, '' as imported_at, '' as import_id
  from read_csv(getvariable('reference_dir') || '/denominators.csv', header = true, all_varchar = true)
  union all
  select lower(id), segment, label, value, as_of, definition, source, imported_at, import_id from imported_denominators
),

facts as (
  select
    case when id like '%jateng%' then 'sakernas-jateng' else split_part(id, '-', 1) end as denominator,
    segment,
    label,
    value,
    as_of,
    definition,
    source,
    imported_at <> '' as is_imported,
    imported_at,
    import_id,
    id
  from rows
),

own_import as (
  select import_id
  from facts
  where denominator = 'cabang' and is_imported
  order by imported_at desc, import_id desc
  limit 1
),

standing as (
  select * from facts
  where denominator <> 'cabang' or import_id = (select import_id from own_import)
),

newest as (
  select * exclude (imported_at, import_id, id)
  from standing
  qualify row_number() over (
    partition by denominator, segment order by imported_at desc, import_id desc, as_of desc, id
  ) = 1
),

own_total as (
  select
    'cabang' as denominator,
    'total' as segment,
    min(label) as label,
    try_cast(sum(value) as integer) as value,
    max(as_of) as as_of,
    'derived: sum of its segments' as definition,
    'derived' as source,
    true as is_imported
  from newest
  where denominator = 'cabang'
  having count(*) > 0 and count(*) filter (where segment = 'total') = 0
),

complete as (
  select * from newest
  union all
  select * from own_total
)

select * from complete
