// When somebody answers, at any moment, in the municipality's own time. The code is written by hours_code in Python.
const Hours = (() => {
  const ZONE = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Oslo", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  });
  const DAY = 864e5;

  // Gauss's rule, as refined by Meeus, for the Gregorian calendar.
  const easter = (year) => {
    const a = year % 19, b = Math.floor(year / 100), c = year % 100;
    const d = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * (c >> 2) - d - (c % 4)) % 7;
    const m = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    return Date.UTC(year, Math.floor(m / 31) - 1, (m % 31) + 1);
  };
  const isHoliday = (date) => {
    const day = new Date(date), year = day.getUTCFullYear();
    const fixed = ["1-1", "5-1", "5-17", "12-25", "12-26"];
    return fixed.includes(`${day.getUTCMonth() + 1}-${day.getUTCDate()}`)
      || [-3, -2, 0, 1, 39, 49, 50].includes((date - easter(year)) / DAY);
  };
  const known = {};
  const parse = (code) => known[code] || (known[code] = code.split(";").map((part) => {
    const [days, spans, first, last] = part.split("/");
    return [days, spans ? spans.split(",").map((span) => span.split("-").map(Number)) : [], first, last];
  }));
  // The week by ISO 8601, "2026-12-24" or "12-24", after the length of what it is compared with.
  const named = (date, weekday, { length }) => {
    const thursday = date + (3 - weekday) * DAY;
    const week = 1 + Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0)) / DAY / 7);
    return length < 3 ? `0${week}`.slice(-2) : new Date(date).toISOString().slice(10 - length, 10);
  };
  const spansOn = (rules, date) => {
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    const rule = rules.find(([days, , first, last]) => {
      if (days === "h" ? !isHoliday(date) : !days.includes(weekday)) return false;
      const day = first && named(date, weekday, first);
      return !first || (first > last ? day >= first || day <= last : day >= first && day <= last);
    });
    return rule ? rule[1] : [];
  };
  // The wall clock in the municipality: a date as midnight UTC, and the minute of the day.
  const clock = (moment) => {
    const part = {};
    for (const { type, value } of ZONE.formatToParts(moment)) part[type] = +value;
    return [Date.UTC(part.year, part.month - 1, part.day), part.hour * 60 + part.minute];
  };
  const isOpen = (code, [date, minute]) => code === "a"
    || spansOn(parse(code), date).some(([start, end]) => start <= minute && minute < end);
  // The next opening within a year: [days from now, weekday from 0 for Monday, minute], or undefined.
  const next = (code, [date, minute]) => {
    const rules = parse(code);
    for (let ahead = 0; ahead < 366; ahead++) {
      const day = date + ahead * DAY;
      for (const [start] of spansOn(rules, day).sort((one, other) => one[0] - other[0])) {
        if (ahead || start > minute) return [ahead, (new Date(day).getUTCDay() + 6) % 7, start];
      }
    }
  };
  return { clock, isOpen, next };
})();
