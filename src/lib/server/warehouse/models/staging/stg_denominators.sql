-- One row per denominator value; an imported one takes the place of the shipped one of its set and segment. The Jawa Tengah variant of Sakernas is a set of its own.
with rows as (
  select id, segment, label, value::integer as value, as_of, definition, source, '' as imported_at
  from read_csv(getvariable('reference_dir') || '/denominators.csv', header = true, all_varchar = true)
  union all
  select id, segment, label, value, as_of, definition, source, imported_at from imported_denominators
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
    imported_at
  from rows
),

newest as (
  select * exclude (imported_at)
  from facts
  qualify row_number() over (partition by denominator, segment order by imported_at desc, as_of desc) = 1
)

select * from newest
