import { navigateBack, useRouter } from '@tarojs/taro';
import { PageFrame } from '../../../../components/PageFrame';
import { AddressBookView } from '../../../../features/orders/AddressBookView';

export default function AddressesPage() {
  const isChoosing = useRouter().params['purpose'] === 'choose';
  return (
    <PageFrame id="addresses-page">
      <AddressBookView {...(isChoosing && { onChosen: () => void navigateBack() })} />
    </PageFrame>
  );
}
