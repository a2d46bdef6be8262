-- One row per day on which offices are closed: public holidays and cuti bersama, decided or predicted.
select
  trim(date) as date,
  trim(name) as name,
  lower(trim(kind)) as kind,
  lower(trim(status)) as status,
  trim(source) as source
from read_csv(getvariable('reference_dir') || '/holidays.csv', header = true, all_varchar = true)
