/** Environment variable by which the project's set-up tells the tests where the cloud is. */
export const CLOUD_URL_VARIABLE = 'ZHANGGUI_SIMULATOR_CLOUD_URL';
