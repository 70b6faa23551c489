import type { ThemeConfig } from 'antd';

/** Calm and dense; every text colour has at least 4.5 : 1 on its ground. */
export const antTheme: ThemeConfig = {
  token: {
    colorPrimary: '#0f5c8c',
    colorInfo: '#0f5c8c',
    colorSuccess: '#1a7446',
    colorWarning: '#a35a00',
    colorError: '#b3261e',
    // The palette made from colours this dark turns grey.
    colorSuccessBg: '#e6f4ec',
    colorSuccessBorder: '#9ccfb2',
    colorWarningBg: '#fdf3e1',
    colorWarningBorder: '#e6bf80',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#e5a19c',
    colorInfoBg: '#e6f0f7',
    colorInfoBorder: '#a5c6dc',
    colorLink: '#0f5c8c',
    colorText: '#1b2733',
    colorTextSecondary: '#4a5866',
    colorTextTertiary: '#5c6a78',
    colorTextDescription: '#5c6a78',
    colorTextPlaceholder: '#66727e',
    colorTextDisabled: '#5c6a78',
    colorBorder: '#c4ced8',
    colorBorderSecondary: '#dde4ea',
    colorBgLayout: '#eef2f5',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 34,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Drawer: { paddingLG: 20 },
    Card: { paddingLG: 16 },
  },
};
