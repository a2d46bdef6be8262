-- One row per administrative area of Indonesia (province, kabupaten, kecamatan, desa): official names and parents.
with areas as (
  select 'provinsi' as level, code, name, null as parent_code
  from read_csv(getvariable('wilayah_dir') || '/provinces.csv', header = true, all_varchar = true)
  union all
  select 'kabupaten', code, name, province_code
  from read_csv(getvariable('wilayah_dir') || '/regencies.csv', header = true, all_varchar = true)
  union all
  select 'kecamatan', code, name, regency_code
  from read_csv(getvariable('wilayah_dir') || '/districts.csv', header = true, all_varchar = true)
  union all
  select 'desa', code, name, district_code
  from read_csv(getvariable('wilayah_dir') || '/villages.csv', header = true, all_varchar = true)
)

select * from areas
