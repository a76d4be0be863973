import type { EChartsOption } from 'echarts';
import { FONT_FAMILY, INK, PAPER, PICTURE_WIDTH } from './picture-style.js';

/** What is drawn: a chart, shapes placed by hand, or both. */
export interface Drawing {
  readonly heightPx: number;
  readonly option: EChartsOption;
}

/** Draws as SVG, without a browser. The library is loaded at the first picture: it is large. */
export async function drawSvg({ heightPx, option }: Drawing): Promise<string> {
  const { init } = await import('echarts/dist/echarts.esm.min');
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: PICTURE_WIDTH,
    height: heightPx,
  });
  try {
    chart.setOption({
      ...option,
      animation: false,
      backgroundColor: PAPER,
      textStyle: { fontFamily: FONT_FAMILY, color: INK },
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
