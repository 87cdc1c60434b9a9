// When somebody answers, at any moment, in the municipality's own time. The code is written by hours_code in Python.
const Hours = (() => {
  const ZONE = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Oslo", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  });
  const DAY = 864e5;

  // The Sunday after the full moon of Gauss's rule, from 1900 to 2199.
  const easter = (year) => {
    const a = year % 19, d = (19 * a + 24) % 30;
    const moon = Date.UTC(year, 2, 21 + d - (d > 28 || d > 27 && a > 10));
    return moon + (7 - new Date(moon).getUTCDay()) * DAY;
  };
  // "2026-12-24", or what remains of it from a place.
  const named = (date, from) => new Date(date).toISOString().slice(from, 10);
  const isHoliday = (date) => "01-01 05-01 05-17 12-25 12-26".includes(named(date, 5))
    || [-3, -2, 0, 1, 39, 49, 50].includes((date - easter(new Date(date).getUTCFullYear())) / DAY);
  const known = {};
  const parse = (code) => known[code] || (known[code] = code.split(";").map((part) => {
    const [days, spans, first, last] = part.split("/");
    return [days, spans ? spans.split(",").map((span) => span.split("-").map(Number)) : [], first, last];
  }));
  const spansOn = (rules, date) => {
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    // The week of ISO 8601 is that of its Thursday.
    const day = new Date(date + (3 - weekday) * DAY);
    const week = 1 + Math.floor((day - Date.UTC(day.getUTCFullYear(), 0)) / DAY / 7);
    const rule = rules.find(([days, , first, last]) => {
      if (days === "h" ? !isHoliday(date) : !days.includes(weekday)) return false;
      if (!first) return true;
      // Dates are compared as text, "12-24" or "2026-12-24", weeks as numbers. Over new year one of the two will do.
      const name = first[2] ? named(date, 10 - first.length) : week;
      return (name >= first) + (name <= last) + (first > last) > 1;
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
  // A number can have a first or a last day, and the page can be older than that.
  const today = named(clock(Date.now())[0], 0);
  for (const line of document.querySelectorAll("[data-v]")) {
    const [first, last, uri] = line.dataset.v.split("/");
    if (first <= today) line.href = uri;
    line.hidden = last && last < today;
  }
  return { clock, isOpen, next };
})();
