// Read by Taro's webpack runner only; Jest compiles with swc and the Node tools with tsx.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false }]],
};
