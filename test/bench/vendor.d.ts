// lunr-languages ships no types: each file is a function that adds itself to lunr.
declare module 'lunr-languages/*.js' {
  const plugIn: (lunr: object) => void;
  export = plugIn;
}
