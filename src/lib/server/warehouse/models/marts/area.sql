-- Grain: level × code, in the scope. What an area is called and where it belongs.
with desa as (
  select 'desa' as level, code, name, kecamatan_code, kecamatan, 1 as desa_count
  from int_desa
),

kecamatan as (
  select
    'kecamatan' as level,
    kecamatan_code as code,
    min(kecamatan) as name,
    kecamatan_code,
    min(kecamatan) as kecamatan,
    count(*)::integer as desa_count
  from int_desa
  group by kecamatan_code
),

kabupaten as (
  select
    'kabupaten' as level,
    kabupaten.code,
    kabupaten.name,
    null::varchar as kecamatan_code,
    null::varchar as kecamatan,
    (select count(*) from int_desa)::integer as desa_count
  from stg_kabupaten_population as kabupaten
  where kabupaten.code = getvariable('scope')
),

areas as (
  select * from desa
  union all
  select * from kecamatan
  union all
  select * from kabupaten
)

select * from areas
order by level, code
