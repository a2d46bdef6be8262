-- One row per dated contribution rule: shipped rules, and imported ones in their place (the latest import wins). Words
-- are written one way (JKK+JKM, bpu, transport, self); what they mean is judged by domain/contributions.
with rules as (
  select programme, segment, sector, payer, base_idr::integer as base_idr, discount::double as discount, valid_from,
    valid_to, source, '' as imported_at, '' as import_id
  from read_csv(getvariable('reference_dir') || '/contributions.csv', header = true, all_varchar = true)
  union all
  select programme, segment, sector, payer, base_idr, discount, valid_from, valid_to, source, imported_at, import_id
  from imported_contributions
),

written as (
  select
    upper(replace(programme, ' ', '')) as programme,
    lower(trim(segment)) as segment,
    lower(trim(sector)) as sector,
    lower(trim(payer)) as payer,
    base_idr,
    discount,
    trim(valid_from) as valid_from,
    nullif(trim(valid_to), '') as valid_to,
    trim(source) as source,
    imported_at,
    import_id
  from rules
),

newest as (
  select * exclude (imported_at, import_id)
  from written
  -- Rows of one file that begin in the same month stay side by side: they are an overlap, and refused as one.
  qualify rank() over (
    partition by programme, segment, sector, payer, valid_from order by imported_at desc, import_id desc
  ) = 1
)

select * from newest
