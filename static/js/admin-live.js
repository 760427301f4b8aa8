// Renews the live numbers of the traffic desk every fifteen seconds while somebody looks.
(() => {
  const renew = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/_s/n", { credentials: "omit" });
      for (const [name, number] of Object.entries(await answer.json()))
        for (const place of document.querySelectorAll(`[data-live] [data-stat=${name}]`))
          place.textContent = number.toLocaleString("vi");
    } catch {
      // The numbers that came with the page stay.
    }
  };
  setInterval(renew, 15000);
  document.addEventListener("visibilitychange", renew);
})();
