export const THEME_KEY = "planrrr.theme";

/** Runs before the first paint. Reading storage fails where a browser forbids it: then it is midnight. */
export const themeScript = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="daylight"||t==="system")document.documentElement.dataset.theme=t}catch(e){}`;
